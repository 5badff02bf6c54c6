import type { EnvironmentName } from '../../shared/contract/environment.ts';

/** Value of one variable. A missing one is a fault that names the variable and prints no value. */
export function readEnvironment(name: EnvironmentName): string {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`environment variable ${name} is not set`);
  return value;
}
