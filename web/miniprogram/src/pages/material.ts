import { journey_page } from '../frame';
import { material } from '../screens/material';

journey_page(material);
