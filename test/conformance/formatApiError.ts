/**
 * Writes an error as the API server prints it, to compare with what servers printed.
 */
import type { ApiError, ApiErrorType } from '../../engine/src/problem.ts';

const TYPE_TEXTS: Readonly<Record<ApiErrorType, string>> = {
  FieldValueRequired: 'Required value',
  FieldValueInvalid: 'Invalid value',
  FieldValueNotSupported: 'Unsupported value',
  FieldValueForbidden: 'Forbidden',
  FieldValueTooLong: 'Too long',
  FieldValueDuplicate: 'Duplicate value',
  Warning: '',
  DecodeError: '',
};

/** `spec.ingress[0].ports[0].port: Invalid value: 70000: must be between 1 and 65535, inclusive`. */
export function formatApiError({ type, field, badValue, detail }: ApiError): string {
  // A decoder's message names the field itself.
  const parts = type === 'DecodeError' ? [detail] : [field, TYPE_TEXTS[type], badValue ?? '', detail];
  return parts.filter((part) => part !== '').join(': ');
}
