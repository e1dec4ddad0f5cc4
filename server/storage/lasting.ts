/** Tells whether a folder outlives the instance: in a container everything goes at a deploy but what is mounted. */
import fs from 'node:fs';

export interface Disk {
  /** As `statfs` tells it. */
  readonly filesystem: number;
  /** Whether it is the disk that the instance itself was started from. */
  readonly isRoot: boolean;
}

/** In memory. */
const TMPFS = 0x01_02_19_94;
/** The file systems that containers write into, on top of their image. */
const OVERLAYFS = 0x79_4c_76_30;

/** @param throwaway whether each instance begins with a disk of its own, as in a container. */
export const lasts = ({ filesystem, isRoot }: Disk, throwaway: boolean): boolean =>
  filesystem !== TMPFS && filesystem !== OVERLAYFS && !(throwaway && isRoot);

export const diskOf = (folder: string): Disk => ({
  filesystem: fs.statfsSync(folder).type,
  isRoot: fs.statSync(folder).dev === fs.statSync('/').dev,
});

/** Docker and Podman leave one of these in each of their containers. */
export const isContainer = (): boolean =>
  ['/.dockerenv', '/run/.containerenv'].some((file) => fs.existsSync(file));
