import ExifReader from 'exifreader';
import sharp from 'sharp';
import { photoLimits } from '#contract/photos.ts';

export type PhotoHint = { position: [longitude: number, latitude: number]; takenAt: string | null };
export type CleanPhoto = {
  content: Buffer;
  widthPixels: number;
  heightPixels: number;
  hint: PhotoHint | null;
};
export class UnreadablePhoto extends Error {}

/**
 * Re-encodes a photo as WebP at a size people can judge, turned upright and without any metadata. The EXIF position is
 * read first and handed back as a hint (WGS-84, as cameras record it); it is not kept in the file.
 *
 * Refuses what is not JPEG, PNG or WebP and what unpacks to more than the limit of pixels.
 */
export async function cleanPhoto(bytes: Uint8Array): Promise<CleanPhoto> {
  const hint = readHint(bytes);
  try {
    const image = sharp(bytes, {
      limitInputPixels: photoLimits.megapixels * 1_000_000,
      failOn: 'error',
      sequentialRead: true,
    });
    const { format } = await image.metadata();
    if (!['jpeg', 'png', 'webp'].includes(format ?? '')) throw new UnreadablePhoto(`format ${format}`);
    const { data, info } = await image
      .rotate()
      .resize({
        width: photoLimits.longEdgePixels,
        height: photoLimits.longEdgePixels,
        fit: 'inside',
        withoutEnlargement: true,
      })
      .webp({ quality: 80 })
      .toBuffer({ resolveWithObject: true });
    return { content: data, widthPixels: info.width, heightPixels: info.height, hint };
  } catch (error) {
    throw error instanceof UnreadablePhoto
      ? error
      : new UnreadablePhoto('cannot be decoded', { cause: error });
  }
}

/** As cameras write it, without a zone. Anything else in its place are words of a stranger, NUL among them. */
const exifTime = /^\d{4}:[01]\d:[0-3]\d [0-2]\d:[0-5]\d:[0-5]\d$/;

/** A photo without readable EXIF simply gives no hint. */
function readHint(bytes: Uint8Array): PhotoHint | null {
  try {
    const tags = ExifReader.load(
      bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer,
      { expanded: true },
    );
    const { Longitude: longitude, Latitude: latitude } = tags.gps ?? {};
    if (
      typeof longitude !== 'number' ||
      typeof latitude !== 'number' ||
      !Number.isFinite(longitude + latitude)
    )
      return null;
    if (Math.abs(longitude) > 180 || Math.abs(latitude) > 90) return null;
    const takenAt = tags.exif?.DateTimeOriginal?.description ?? '';
    return { position: [longitude, latitude], takenAt: exifTime.test(takenAt) ? takenAt : null };
  } catch {
    return null;
  }
}
