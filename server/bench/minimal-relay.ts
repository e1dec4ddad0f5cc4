/** The barest relay, to compare with: a line's frames to a model that hears and speaks, and its audio back to the line. */
import http from 'node:http';
import { type RawData, WebSocket, WebSocketServer } from 'ws';

const { PORT, OPENAI_REALTIME_URL = '' } = process.env;
const plain = { perMessageDeflate: false };
const pcmu = { type: 'audio/pcmu' };
const session = {
  type: 'realtime',
  audio: { input: { format: pcmu, turn_detection: { type: 'server_vad' } }, output: { format: pcmu } },
};
const read = <T>(data: RawData): T => JSON.parse((data as Buffer).toString()) as T;

const server = http.createServer((_request, response) => response.end());
new WebSocketServer({ server, ...plain }).on('connection', (line) => {
  const headers = { authorization: 'Bearer bench' };
  const model = new WebSocket(`${OPENAI_REALTIME_URL}?model=bench`, { ...plain, headers });
  let streamSid = '';
  model.on('open', () => model.send(JSON.stringify({ type: 'session.update', session })));
  line.on('message', (data) => {
    const message = read<{ event: string; streamSid: string; media: { payload: string } }>(data);
    if (message.event === 'start') streamSid = message.streamSid;
    if (message.event === 'media' && model.readyState === WebSocket.OPEN)
      model.send(JSON.stringify({ type: 'input_audio_buffer.append', audio: message.media.payload }));
  });
  model.on('message', (data) => {
    const { type, delta } = read<{ type: string; delta?: string }>(data);
    if (type === 'response.output_audio.delta')
      line.send(JSON.stringify({ event: 'media', streamSid, media: { payload: delta } }));
  });
  line.on('close', () => model.close());
});
server.listen(Number(PORT));
