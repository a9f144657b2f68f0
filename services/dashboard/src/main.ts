import { bootService } from '#service-kit';
import { dashboardSettings } from './configuration.js';
import { DashboardModule, prepareDashboard } from './dashboard.module.js';
import { proxyToServices } from './front-proxy.js';

await bootService({
  name: 'dashboard',
  services: [],
  modules: [DashboardModule],
  variables: dashboardSettings,
  prepare: async (app) => {
    await prepareDashboard(app);
    await proxyToServices(app);
  },
});
