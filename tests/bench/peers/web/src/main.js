import { createApp } from 'vue';
import FormPage from './FormPage.vue';

createApp(FormPage).mount('#page');
