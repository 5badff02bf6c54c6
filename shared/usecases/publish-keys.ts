import { canonicalJson } from '../domain/canonical.ts';
import type { ManifestSignature } from '../domain/manifest.ts';
import type { Moment } from '../domain/moment.ts';
import { KeyDocument, keysText, type PublishedKey, withKey } from '../domain/public-keys.ts';
import type { ReleaseFiles } from '../ports/release-files.ts';
import type { Signer } from '../ports/signer.ts';
import { publicKeysKey } from './release-keys.ts';
import { parseFile } from './release-parts.ts';

export type PublishKeysPorts = { readonly files: Pick<ReleaseFiles, 'revise'>; readonly sign: Signer };

/**
 * Makes the key of a signature known at the well-known address, the one before it retired. Where it is known nothing is
 * written: the document changes with its keys and with nothing else.
 */
export const publishKeys = ({ files, sign }: PublishKeysPorts, signature: ManifestSignature, now: Moment) =>
  files.revise(publicKeysKey, async standing => {
    const keys =
      standing === null
        ? []
        : parseFile(KeyDocument, Buffer.from(standing).toString('utf8'), publicKeysKey).keys;
    const next = withKey(keys, signature, now);
    return next === keys ? null : Buffer.from(await signedDocument(sign, next, now));
  });

async function signedDocument(sign: Signer, keys: readonly PublishedKey[], now: Moment): Promise<string> {
  const signature = await sign(Buffer.from(keysText(keys)));
  // A release that was signed just before the key was changed is published just after it.
  const known = withKey(keys, signature, now);
  if (known !== keys) return signedDocument(sign, known, now);
  return canonicalJson({
    schemaVersion: 1,
    keys,
    signature: { kid: signature.keyId, value: signature.signature },
  });
}
