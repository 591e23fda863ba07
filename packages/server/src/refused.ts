/** Ends what a person started with a sentence for that person, and without a stack. */
export class Refused extends Error {}
