/** One day with a column for each staff member. A booking is dragged from one into another. */
import { DayView, type DayViewProps, type ScheduleEventData } from '@mantine/schedule';
import { useState } from 'react';
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
  // A view does not hear that a drag is over when its booking has left it, and would take the next one for the same: so
  // all of them begin anew.
  const [crossings, setCrossings] = useState(0);
  return (
    <div
      className={classes['columns']}
      tabIndex={0}
      role="group"
      aria-label={text.calendar.staff}
      // A view takes what comes from another one for a copy, and a browser drops no copy of what may only be moved.
      onDragOver={({ dataTransfer }) => {
        dataTransfer.dropEffect = 'move';
      }}
    >
      {columns.map((column, index) => (
        <section key={column.id} className={classes['column']} aria-label={column.name}>
          <div className={classes['head']}>
            <StaffName column={column} />
          </div>
          <DayView
            key={crossings}
            {...shared}
            radius={0}
            // Narrow enough to stand beside others: the hours are told once.
            classNames={index === 0 ? {} : { dayViewSlotLabels: classes['hidden'] ?? '' }}
            labels={{ ...text.calendar.schedule, timeSlot: text.calendar.slotOf(column.name) }}
            events={events.filter(({ resourceId }) => resourceId === column.id)}
            onTimeSlotClick={({ slotStart }) => onTimeSlotClick({ slotStart, resourceId: column.id })}
            onEventDrop={({ eventId, newStart }) =>
              onEventDrop({ eventId: String(eventId), newStart, resourceId: column.id })
            }
            onExternalEventDrop={(data, newStart) => {
              const eventId = draggedId(data.getData('application/json'));
              if (eventId === null) return;
              setCrossings((before) => before + 1);
              onEventDrop({ eventId, newStart, resourceId: column.id });
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
