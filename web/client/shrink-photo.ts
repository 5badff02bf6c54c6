/** Enough to read a badge or a receipt on; a photo of a phone shrinks to a tenth. */
const longestSide = 2048;
const quality = 0.82;

/**
 * A photo as a smaller JPEG, upright, and without anything that the camera wrote beside the picture: no place, no device, no
 * time. Null where this browser cannot read the picture.
 */
async function shrunk(file: Blob): Promise<Blob | null> {
  let picture: ImageBitmap;
  try {
    picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch {
    return null;
  }
  const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const context = canvas.getContext('2d');
  if (context === null) return null;
  // JPEG knows no transparency; paper is white.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return new Promise(resolve => canvas.toBlob(resolve, 'image/jpeg', quality));
}

export type Prepared = {
  readonly name: string;
  readonly type: string;
  readonly bytes: Blob;
  readonly sha256: string;
};

/**
 * A chosen file as it will be sent, with its SHA-256. Pictures are drawn anew; other files go as they are. Null for a picture that
 * cannot be read here: sent as it is, it would tell where it was taken.
 */
export async function prepareFile(file: File): Promise<Prepared | null> {
  const isPicture = file.type.startsWith('image/');
  const bytes = isPicture ? await shrunk(file) : file;
  if (bytes === null) return null;
  const digest = await crypto.subtle.digest('SHA-256', await bytes.arrayBuffer());
  const sha256 = [...new Uint8Array(digest)].map(byte => byte.toString(16).padStart(2, '0')).join('');
  const stem = file.name.replace(/\.[^.]{1,8}$/, '');
  const name = isPicture ? `${stem.slice(0, 100)}.jpg` : file.name.slice(-110);
  return { name, type: bytes.type, bytes: new Blob([bytes], { type: bytes.type }), sha256 };
}
