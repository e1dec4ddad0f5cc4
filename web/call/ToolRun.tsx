import { text } from '../languages/text.ts';
import { ToolIcon } from '../ui/icons.tsx';
import type { CallTool } from './conversation.ts';
import classes from './ToolRun.module.css';

/** One run of a tool: its outcome in a line; its arguments and its result when it is opened. */
export function ToolRun({ run }: { readonly run: CallTool }) {
  const { say, status } = run.result;
  return (
    <details className={classes['tool']}>
      <summary className={classes['summary']}>
        <ToolIcon size={16} />
        <span className={classes['line']}>
          <strong>{text.live.toolName(run.name)}</strong> {typeof say === 'string' ? say : ''}
        </span>
        {typeof status === 'string' && (
          <span className={classes['status']}>{text.live.toolStatus(status)}</span>
        )}
        <span className="figures">{text.common.milliseconds(run.durationMs)}</span>
      </summary>
      <div className={classes['inside']}>
        <Json title={text.calls.toolInput} value={run.arguments} />
        <Json title={text.calls.toolResult} value={run.result} />
      </div>
    </details>
  );
}

function Json({ title, value }: { readonly title: string; readonly value: unknown }) {
  return (
    <figure className={classes['json']}>
      <figcaption>{title}</figcaption>
      <pre tabIndex={0}>{JSON.stringify(value, null, 2)}</pre>
    </figure>
  );
}
