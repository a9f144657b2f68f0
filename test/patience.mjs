// Tests with real servers, files or browsers wait for conditions with limits of their own; this is the limit of a whole test.
import { jest } from '@jest/globals';

jest.setTimeout(300_000);
