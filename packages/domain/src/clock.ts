/** The time now; handed in so that tests decide it. */
export type Clock = () => Date;
