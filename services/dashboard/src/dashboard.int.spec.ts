import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type DashboardProcess, startDashboard } from './testing/dashboard-process.js';

let dashboard: DashboardProcess;
beforeAll(async () => void (dashboard = await startDashboard()));
afterAll(() => dashboard.stop());
beforeEach(() => dashboard.upstream.forget());

describe('the overview', () => {
  it('answers', async () => {
    const page = await dashboard.open('/', 'koordination');
    expect(page.html).toContain('Übergaben überfällig');
    expect(page.status).toBe(200);
  });
});
