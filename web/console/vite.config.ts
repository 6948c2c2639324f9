import { defineConfig } from 'vite';
import { pageConfig } from '../vite.base';

export default defineConfig(pageConfig('console', '/console/'));
