/** Something only the operator can mend. `message` is one line that says what and where, without secrets. */
export class OperatorError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'OperatorError';
  }
}
