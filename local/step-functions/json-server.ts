import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  describeExecution,
  redriveExecution,
  startExecution,
  stopExecution,
} from './execution-operations.ts';
import {
  describeStateMachine,
  getExecutionHistory,
  listExecutions,
  listStateMachines,
} from './listing-operations.ts';
import { type Operation, type Reply, refuse, type World } from './operations.ts';
import { sendTaskFailure, sendTaskHeartbeat, sendTaskSuccess } from './task-operations.ts';

const OPERATIONS: ReadonlyMap<string, Operation> = new Map([
  ['StartExecution', startExecution],
  ['DescribeExecution', describeExecution],
  ['StopExecution', stopExecution],
  ['RedriveExecution', redriveExecution],
  ['ListExecutions', listExecutions],
  ['GetExecutionHistory', getExecutionHistory],
  ['ListStateMachines', listStateMachines],
  ['DescribeStateMachine', describeStateMachine],
  ['SendTaskSuccess', sendTaskSuccess],
  ['SendTaskFailure', sendTaskFailure],
  ['SendTaskHeartbeat', sendTaskHeartbeat],
]);

const TARGET_PREFIX = 'AWSStepFunctions.';
/** The service takes requests of up to 1 MB. */
const LONGEST_REQUEST_BYTES = 1_048_576;

/** Serves the operations as AWS JSON 1.0 on 127.0.0.1. Signatures are accepted unread. */
export async function serveJson(world: World, port: number, onFault: (error: unknown) => void) {
  const server = createServer((request, response) => {
    const send = (status: number, body: object) =>
      response
        .writeHead(status, { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-requestid': world.uuid() })
        .end(JSON.stringify(body));
    respond(world, request).then(
      reply => {
        if (reply.ok) return send(200, reply.body);
        return send(400, { __type: `com.amazonaws.sfn#${reply.type}`, message: reply.message });
      },
      error => {
        onFault(error);
        send(500, { __type: 'com.amazonaws.sfn#InternalFailure', message: 'The engine failed.' });
      },
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  return {
    endpoint: `http://127.0.0.1:${isSocket(address) ? address.port : port}`,
    close: () =>
      new Promise<void>(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const isSocket = (address: AddressInfo | string | null): address is AddressInfo =>
  typeof address === 'object' && address !== null;

async function respond(world: World, request: IncomingMessage): Promise<Reply> {
  const target = String(request.headers['x-amz-target'] ?? '');
  const handle = target.startsWith(TARGET_PREFIX) && OPERATIONS.get(target.slice(TARGET_PREFIX.length));
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length <= LONGEST_REQUEST_BYTES) chunks.push(chunk);
  }
  if (!handle) return refuse('UnknownOperationException', `The stand-in for Step Functions has no ${target}`);
  if (length > LONGEST_REQUEST_BYTES) return refuse('ValidationException', 'The request is longer than 1 MB');
  let body: unknown;
  try {
    body = JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    return refuse('SerializationException', 'The request is not JSON');
  }
  return handle(world, body);
}
