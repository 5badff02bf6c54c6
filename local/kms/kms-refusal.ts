/** An answer that AWS KMS gives as an error: its type's name as SDK clients know it. */
export type KmsRefusal = { readonly refused: KmsErrorType; readonly message: string };

type KmsErrorType =
  | 'AlreadyExistsException'
  | 'IncorrectKeyException'
  | 'InvalidCiphertextException'
  | 'InvalidKeyUsageException'
  | 'KMSInvalidMacException'
  | 'KMSInvalidSignatureException'
  | 'NotFoundException'
  | 'UnknownOperationException'
  | 'UnsupportedOperationException'
  | 'ValidationException';

export const refuse = (refused: KmsErrorType, message: string): KmsRefusal => ({ refused, message });

export const isRefusal = (value: object): value is KmsRefusal => 'refused' in value;
