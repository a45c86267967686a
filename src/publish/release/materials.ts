/**
 * The bill of materials as npm writes it (CycloneDX), without what would differ each time it is written:
 * its number, its time, the version of npm.
 */
export function steadyMaterials(written: string): string {
  const {
    serialNumber: _number,
    metadata,
    ...rest
  } = JSON.parse(written) as {
    serialNumber?: unknown;
    metadata?: Record<string, unknown>;
  };
  const { timestamp: _time, tools: _tools, ...described } = metadata ?? {};
  return `${JSON.stringify({ ...rest, metadata: described }, null, 1)}\n`;
}
