/** A story is what a case's log would hold: facts with the day they happened and who recorded them. */

export interface StoryFact {
  type: string;
  on: string;
  data?: Record<string, unknown>;
  /** Name of the fact that this one is `for`, as given in `as`. */
  forFact?: string;
  as?: string;
  source?: Record<string, unknown>;
}

export interface Story {
  kind: 'correction' | 'resettlement';
  openedOn: string;
  facts: StoryFact[];
  particulars: Record<string, string>;
}
