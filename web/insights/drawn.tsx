/** The drawn charts, which are heavy: figures and tables do not wait for them. */
import '@mantine/charts/styles.css';

export { AreaChart, BarChart, LineChart } from '@mantine/charts';
