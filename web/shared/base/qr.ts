// A QR code as modules and as one path to draw. The library is fetched only where a code is shown.

/** The light margin every reader needs, ISO/IEC 18004 section 7.1. */
const margin_modules = 4;

export async function modules_of(text: string): Promise<boolean[][]> {
  const { encode } = await import('uqr');
  return encode(text, { ecc: 'M', border: margin_modules }).data;
}

/** One square for each dark module. */
export function path_of(modules: boolean[][]): string {
  return modules.map((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')).join('')).join('');
}
