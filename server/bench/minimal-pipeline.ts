/** The simplest pipeline, to compare with: a line to Deepgram, its words to OpenAI, its answer to ElevenLabs, its voice to the line. */
import http from 'node:http';
import { type RawData, WebSocket, WebSocketServer } from 'ws';

const { PORT, DEEPGRAM_URL = '', OPENAI_BASE_URL = '', ELEVENLABS_URL = '' } = process.env;
const listen = `${DEEPGRAM_URL}/v1/listen?model=nova-3&encoding=mulaw&sample_rate=8000&interim_results=true&endpointing=300`;
const speak = `${ELEVENLABS_URL}/v1/text-to-speech/any/multi-stream-input?output_format=ulaw_8000&auto_mode=true`;
const plain = { perMessageDeflate: false };
interface Heard {
  is_final?: boolean;
  speech_final?: boolean;
  channel?: { alternatives: { transcript: string }[] };
}
const read = <T>(data: RawData): T => JSON.parse((data as Buffer).toString()) as T;

const server = http.createServer((_request, response) => response.end());
new WebSocketServer({ server, ...plain }).on('connection', (line) => {
  const ear = new WebSocket(listen, { ...plain, headers: { authorization: 'Token bench' } });
  const voice = new WebSocket(speak, { ...plain, headers: { 'xi-api-key': 'bench' } });
  const messages: { role: string; content: string }[] = [{ role: 'system', content: 'Be brief.' }];
  let streamSid = '';
  let said = '';

  line.on('message', (data) => {
    const message = read<{ event: string; streamSid: string; media: { payload: string } }>(data);
    if (message.event === 'start') streamSid = message.streamSid;
    if (message.event === 'media' && ear.readyState === WebSocket.OPEN)
      ear.send(Buffer.from(message.media.payload, 'base64'));
  });
  ear.on('message', (data) => {
    const message = read<Heard>(data);
    if (message.is_final === true) said += ` ${message.channel?.alternatives[0]?.transcript ?? ''}`;
    if (message.speech_final !== true || said.trim() === '') return;
    void answer(said.trim());
    said = '';
  });
  async function answer(content: string): Promise<void> {
    messages.push({ role: 'user', content });
    const response = await fetch(`${OPENAI_BASE_URL}/chat/completions`, {
      method: 'POST',
      headers: { authorization: 'Bearer bench', 'content-type': 'application/json' },
      body: JSON.stringify({ model: 'gpt-4o-mini', stream: true, messages }),
    });
    let text = '';
    let rest = '';
    for await (const piece of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const events = (rest + piece).split('\n\n');
      rest = events.pop() ?? '';
      for (const event of events.filter((each) => each !== 'data: [DONE]')) {
        const chunk = JSON.parse(event.slice(6)) as { choices: { delta: { content?: string } }[] };
        text += chunk.choices[0]?.delta.content ?? '';
      }
    }
    messages.push({ role: 'assistant', content: text });
    const context_id = `r${messages.length}`;
    voice.send(JSON.stringify({ context_id, text: ' ' }));
    voice.send(JSON.stringify({ context_id, text: `${text} `, flush: true }));
  }
  voice.on('message', (data) => {
    const { audio = '', contextId: context_id } = read<{ audio?: string; contextId: string }>(data);
    if (audio === '') return;
    line.send(JSON.stringify({ event: 'media', streamSid, media: { payload: audio } }));
    voice.send(JSON.stringify({ context_id, close_context: true }));
  });
  line.on('close', () => [ear, voice].forEach((socket) => socket.close()));
});
server.listen(Number(PORT));
