import { part_component } from '../../component';

part_component();
