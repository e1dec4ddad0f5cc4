/** One day with a column for each staff member. A booking is dragged from one into another. */
import { DayView, type DayViewProps, type ScheduleEventData } from '@mantine/schedule';
import type { Column } from './layout.ts';
import { StaffName } from './Legend.tsx';
import classes from './StaffColumns.module.css';
import type { Wall } from './wall-clock.ts';
import { text } from '../languages/text.ts';

interface StaffColumnsProps extends Omit<DayViewProps, 'onEventDrop' | 'onTimeSlotClick'> {
  readonly columns: readonly Column[];
  readonly events: ScheduleEventData[];
  readonly onEventDrop: (dropped: { eventId: string; newStart: Wall; resourceId: string }) => void;
  readonly onTimeSlotClick: (slot: { slotStart: Wall; resourceId: string }) => void;
}

export function StaffColumns({
  columns,
  events,
  onEventDrop,
  onTimeSlotClick,
  ...shared
}: StaffColumnsProps) {
  return (
    <div className={classes['columns']} tabIndex={0} role="group" aria-label={text.calendar.staff}>
      {columns.map((column, index) => (
        <section key={column.id} className={classes['column']} aria-label={column.name}>
          <div className={classes['head']}>
            <StaffName column={column} />
          </div>
          <DayView
            {...shared}
            radius={0}
            // Narrow enough to stand beside others: the hours are told once.
            classNames={index === 0 ? {} : { dayViewSlotLabels: classes['hidden'] ?? '' }}
            labels={{ timeSlot: text.calendar.slotOf(column.name) }}
            events={events.filter(({ resourceId }) => resourceId === column.id)}
            onTimeSlotClick={({ slotStart }) => onTimeSlotClick({ slotStart, resourceId: column.id })}
            onEventDrop={({ eventId, newStart }) =>
              onEventDrop({ eventId: String(eventId), newStart, resourceId: column.id })
            }
            onExternalEventDrop={(data, newStart) => {
              const eventId = draggedId(data.getData('application/json'));
              if (eventId !== null) onEventDrop({ eventId, newStart, resourceId: column.id });
            }}
          />
        </section>
      ))}
    </div>
  );
}

/** The booking that comes from another column; null: something else was dropped here. */
function draggedId(json: string): string | null {
  try {
    const data: unknown = JSON.parse(json);
    const id = typeof data === 'object' && data !== null && 'eventId' in data ? data.eventId : null;
    return typeof id === 'string' ? id : null;
  } catch {
    return null;
  }
}
