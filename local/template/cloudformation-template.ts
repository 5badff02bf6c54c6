import * as z from 'zod';

/** The sections of a synthesised CloudFormation template that the runner reads; the rest is for the cloud. */
export const CloudFormationTemplate = z.object({
  Parameters: z
    .record(
      z.string(),
      z.object({ Type: z.string(), Default: z.union([z.string(), z.number()]).optional() }).loose(),
    )
    .default({}),
  Mappings: z.record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown()))).default({}),
  Conditions: z.record(z.string(), z.unknown()).default({}),
  Resources: z.record(
    z.string(),
    z
      .object({
        Type: z.string(),
        Properties: z.record(z.string(), z.unknown()).default({}),
        Condition: z.string().optional(),
      })
      .loose(),
  ),
  Outputs: z
    .record(z.string(), z.object({ Value: z.unknown(), Condition: z.string().optional() }).loose())
    .default({}),
});
export type CloudFormationTemplate = z.infer<typeof CloudFormationTemplate>;
export type TemplateResource = CloudFormationTemplate['Resources'][string];
