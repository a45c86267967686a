import { maskSecrets } from './checks/mask-secrets.ts';
import type { IntakeReport } from './take-in.ts';

/**
 * A report fit to be printed, saved and passed on: numbers of identity cards, bank cards and
 * telephones and addresses of mail hidden but for two characters, wherever words are quoted.
 */
export function discreet(report: IntakeReport): IntakeReport {
  return {
    ...report,
    fields: Object.fromEntries(
      Object.entries(report.fields).map(([name, field]) => [
        name,
        {
          ...field,
          evidence: { ...field.evidence, text: maskSecrets(field.evidence.text) },
          reasons: field.reasons.map(maskSecrets),
        },
      ]),
    ),
    removed: report.removed.map((removal) => ({ ...removal, text: maskSecrets(removal.text) })),
    issues: report.issues.map((issue) => ({ ...issue, message: maskSecrets(issue.message) })),
    ...(report.parts === undefined ? {} : { parts: report.parts.map(discreet) }),
  };
}
