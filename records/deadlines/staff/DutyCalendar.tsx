/** The month on a page: working days, holidays and make-up days, and what falls due on each; a day opens its list. */
import { useCall } from '@guilu/ui/calls.ts';
import { Drawer } from '@guilu/ui/Drawer.tsx';
import { useAddress } from '@guilu/ui/navigation.tsx';
import { Shown } from '@guilu/ui/Page.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useState } from 'react';
import { calendarOfDuties, type TodayLine } from '../contract.ts';
import { bundle, monthAfter, weeksOfMonth } from './grouping.ts';
import { type RowActs, TodayRow } from './TodayRow.tsx';

interface CalendarDay {
  on: string;
  working: boolean;
  note?: string;
  lines: TodayLine[];
}

export function DutyCalendar({ acts }: { acts: RowActs }) {
  const { t, today } = useText();
  const [address, change] = useAddress();
  const month = /^\d{4}-\d\d$/.test(address.month ?? '') ? String(address.month) : today.slice(0, 7);
  const weeks = weeksOfMonth(month);
  const answer = useCall(
    calendarOfDuties,
    { query: { from: weeks[0]?.[0] ?? today, to: weeks.at(-1)?.[6] ?? today } },
    { keep: true },
  );
  const [open, setOpen] = useState<string>();
  return (
    <div className="panel">
      <header>
        <h2>{t('today.month', { year: Number(month.slice(0, 4)), month: Number(month.slice(5)) })}</h2>
        <span className="btns">
          <button type="button" className="btn" onClick={() => change({ month: monthAfter(month, -1) })}>
            {t('today.monthBefore')}
          </button>
          <button type="button" className="btn" onClick={() => change({ month: monthAfter(month, 1) })}>
            {t('today.monthAfter')}
          </button>
        </span>
      </header>
      <Shown of={answer}>
        {(data) => {
          const days = new Map(data.days.map((day) => [day.on, day]));
          const opened = open ? days.get(open) : undefined;
          return (
            <>
              <MonthTable weeks={weeks} month={month} days={days} onOpen={setOpen} />
              {opened && <DayDrawer day={opened} acts={acts} onClose={() => setOpen(undefined)} />}
            </>
          );
        }}
      </Shown>
    </div>
  );
}

interface MonthProps {
  weeks: string[][];
  month: string;
  days: Map<string, CalendarDay>;
  onOpen: (day: string) => void;
}

function MonthTable({ weeks, month, days, onOpen }: MonthProps) {
  const { weekday, today } = useText();
  return (
    <div className="scroll">
      <table className="month">
        <thead>
          <tr>
            {weeks[0]?.map((day) => (
              <th key={day} scope="col">
                {weekday(day)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((on) => (
                <td
                  key={on}
                  className={[
                    days.get(on)?.working === false && 'off',
                    !on.startsWith(month) && 'other',
                    on === today && 'now',
                  ]
                    .filter(Boolean)
                    .join(' ')}
                >
                  <DayCell on={on} day={days.get(on)} onOpen={() => onOpen(on)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function DayCell({ on, day, onOpen }: { on: string; day: CalendarDay | undefined; onOpen: () => void }) {
  const { t, w, code, dayLong } = useText();
  const bundles = bundle(day?.lines ?? [], 'duty');
  return (
    <>
      <span className="date">
        <b>{Number(on.slice(8))}</b>{' '}
        {day?.note && day.note !== 'weekend' && <small>{code('today.dayNote', day.note)}</small>}
      </span>
      {bundles.slice(0, 3).map((one) => {
        const line = one.lines[0];
        return line ? (
          <span key={one.key} className={`duty ${line.status === 'overdue' ? 'late' : ''}`}>
            {w(line.title)} {one.lines.length > 1 ? t('today.people', { count: one.lines.length }) : ''}
          </span>
        ) : null;
      })}
      {bundles.length > 0 && day && (
        <button
          type="button"
          className="link"
          onClick={onOpen}
          aria-label={`${dayLong(on)} ${t('today.dayCount', { count: day.lines.length })}`}
        >
          {t('today.dayCount', { count: day.lines.length })}
        </button>
      )}
    </>
  );
}

function DayDrawer({ day, acts, onClose }: { day: CalendarDay; acts: RowActs; onClose: () => void }) {
  const { dayLong } = useText();
  return (
    <Drawer title={dayLong(day.on)} onClose={onClose}>
      <ul className="rows narrow">
        {bundle(day.lines, 'duty').map((one) => (
          <TodayRow key={one.key} bundle={one} {...acts} />
        ))}
      </ul>
    </Drawer>
  );
}
