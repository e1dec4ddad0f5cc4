/** The outcomes of the calls; each links to those calls. */
import { Link } from '@tanstack/react-router';
import type { ChartProps } from './numbers.ts';
import classes from './Outcomes.module.css';
import { text } from '../languages/text.ts';
import { Section } from '../ui/page.tsx';

export function Outcomes({ insights: { now, before }, writing }: ChartProps) {
  const past = new Map(before.outcomes.map(({ outcome, calls }) => [outcome, calls]));
  const sorted = now.outcomes.toSorted((a, b) => b.calls - a.calls);
  const most = Math.max(1, ...sorted.map(({ calls }) => calls));
  return (
    <Section
      title={text.insights.outcomes}
      about={sorted.length === 0 ? text.insights.noOutcomes : text.insights.outcomesAbout}
    >
      {sorted.length > 0 && (
        <table className={classes['outcomes']} aria-label={text.insights.outcomes}>
          <thead>
            <tr>
              <th scope="col">{text.common.outcome}</th>
              <td />
              <th scope="col">{text.insights.calls}</th>
              <th scope="col">{text.insights.before}</th>
            </tr>
          </thead>
          <tbody>
            {sorted.map(({ outcome, calls }) => (
              <tr key={outcome}>
                <th scope="row">
                  <Link
                    to="/calls"
                    title={text.ui.outcomesMean[outcome]}
                    search={{ outcome, from: now.fromDay, to: now.toDay, kind: 'real' }}
                  >
                    {text.ui.outcomes[outcome]}
                  </Link>
                </th>
                <td className={classes['bar']} aria-hidden>
                  <i data-outcome={outcome} style={{ width: `${(calls / most) * 100}%` }} />
                </td>
                <td>{writing.count(calls)}</td>
                <td className={classes['before']}>{writing.count(past.get(outcome) ?? 0)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}
