//! Work on several threads, answers in the order of the items, a bounded number of them under way.
//!
//! The reader puts an empty slot for each item into a queue that the writer reads in order, and the item with its slot into a queue that
//! the workers share. Both queues are bounded, in items and in bytes, so a slow reader of our output stops the reading of our input, and a few
//! huge records are no more memory than many small ones.

use crate::error::Result;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, TryRecvError, sync_channel};
use std::sync::{Arc, Condvar, Mutex, PoisonError, Weak};
use std::time::Duration;

/// What the writer is told.
pub(super) enum Event<U> {
    /// The next answer, in order.
    Answer(U),
    /// The next answer is not ready yet.
    Idle,
}

/// Items under way for each worker: enough that a long one in front does not idle the others, few enough to be little memory.
const WINDOW: usize = 16;

/// Bytes of records under way at a time; a larger one is under way alone.
const MOST_BYTES: u64 = 128 * 1024 * 1024;

/// The bytes that may still be taken.
struct Room {
    free: Mutex<u64>,
    freed: Condvar,
}

impl Room {
    /// Takes some bytes as soon as they are free; whether the run goes on.
    fn take(room: &Weak<Self>, bytes: u64, stop: &AtomicBool) -> bool {
        loop {
            // Where the writer has gone, nobody makes room any more.
            let Some(room) = room.upgrade() else { return false };
            let free = room.free.lock().unwrap_or_else(PoisonError::into_inner);
            let wait = |free: &mut u64| *free < bytes && !stop.load(Ordering::Relaxed);
            let (mut free, _) = room.freed.wait_timeout_while(free, PATIENCE, wait).unwrap_or_else(PoisonError::into_inner);
            if stop.load(Ordering::Relaxed) {
                return false;
            }
            if *free >= bytes {
                *free -= bytes;
                return true;
            }
        }
    }

    fn give(&self, bytes: u64) {
        *self.free.lock().unwrap_or_else(PoisonError::into_inner) += bytes;
        self.freed.notify_all();
    }
}

/// What the writer waits for: an answer, and the bytes of its record.
type Slot<U> = (Receiver<U>, u64);

/// How long a stop may go unnoticed while the input is silent.
const PATIENCE: Duration = Duration::from_millis(100);

/// Answers all `items`, each of as many bytes as `weigh` says; whether it was stopped before they ended. Threads that wait for input when the run ends are left behind: they hold
/// nothing but that input.
///
/// # Errors
/// The first that `take` returns; no answer is taken after it.
pub(super) fn run<T: Send + 'static, U: Send + 'static>(
    items: impl Iterator<Item = T> + Send + 'static,
    workers: usize,
    stop: &Arc<AtomicBool>,
    weigh: impl Fn(&T) -> u64 + Send + 'static,
    work: impl Fn(T) -> U + Send + Sync + 'static,
    take: &mut dyn FnMut(Event<U>) -> Result<()>,
) -> Result<bool> {
    let workers = workers.max(1);
    let window = workers * WINDOW;
    let (slots_in, slots) = sync_channel::<Slot<U>>(window);
    let (jobs_in, jobs) = sync_channel::<(T, SyncSender<U>)>(window);
    let (jobs, work) = (Arc::new(Mutex::new(jobs)), Arc::new(work));
    for _ in 0..workers {
        let (jobs, work) = (Arc::clone(&jobs), Arc::clone(&work));
        std::thread::spawn(move || {
            // The lock is held while waiting and given up before working.
            while let Ok((item, slot)) = { jobs.lock().unwrap_or_else(PoisonError::into_inner).recv() } {
                // Where the writer has gone, nobody wants the answer.
                let _ = slot.send(work(item));
            }
        });
    }
    let stopped = Arc::clone(stop);
    let room = Arc::new(Room { free: Mutex::new(MOST_BYTES), freed: Condvar::new() });
    let room_of_reader = Arc::downgrade(&room);
    std::thread::spawn(move || {
        for item in items {
            let (slot, filled) = sync_channel(1);
            let bytes = weigh(&item).min(MOST_BYTES);
            if !Room::take(&room_of_reader, bytes, &stopped)
                || slots_in.send((filled, bytes)).is_err()
                || jobs_in.send((item, slot)).is_err()
            {
                break;
            }
        }
    });
    deliver(&slots, &room, stop, take)
}

fn deliver<U>(slots: &Receiver<Slot<U>>, room: &Room, stop: &AtomicBool, take: &mut dyn FnMut(Event<U>) -> Result<()>) -> Result<bool> {
    while let Some((slot, bytes)) = next(slots, stop, take)? {
        let answer = match slot.try_recv() {
            Ok(answer) => Some(answer),
            Err(TryRecvError::Disconnected) => None,
            Err(TryRecvError::Empty) => {
                take(Event::Idle)?;
                slot.recv().ok()
            }
        };
        // A slot without an answer was given up by the reader as it stopped.
        let Some(answer) = answer else { break };
        take(Event::Answer(answer))?;
        room.give(bytes);
    }
    Ok(stop.load(Ordering::Relaxed))
}

/// The next slot; none once the items have ended, or the run was stopped and the input is silent.
fn next<U>(slots: &Receiver<Slot<U>>, stop: &AtomicBool, take: &mut dyn FnMut(Event<U>) -> Result<()>) -> Result<Option<Slot<U>>> {
    match slots.try_recv() {
        Ok(slot) => return Ok(Some(slot)),
        Err(TryRecvError::Disconnected) => return Ok(None),
        Err(TryRecvError::Empty) => take(Event::Idle)?,
    }
    loop {
        match slots.recv_timeout(PATIENCE) {
            Ok(slot) => return Ok(Some(slot)),
            Err(RecvTimeoutError::Timeout) if !stop.load(Ordering::Relaxed) => {}
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return Ok(None),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::AtomicUsize;

    #[test]
    fn no_more_items_are_read_than_the_window_holds_while_nobody_takes_answers() {
        let read = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&read);
        let items = (0..10_000_usize).inspect(move |_| {
            counted.fetch_add(1, Ordering::SeqCst);
        });
        let mut most = 0;
        let mut taken = 0;
        let stopped = run(items, 2, &Arc::default(), |_| 1, |item| item, &mut |event| {
            if let Event::Answer(item) = event {
                assert_eq!(item, taken);
                taken += 1;
                most = most.max(read.load(Ordering::SeqCst) - taken);
            }
            Ok(())
        });
        assert!(!stopped.expect("runs"));
        // Those in the queue, those with the workers, and the one in the reader's hand.
        assert!(taken == 10_000 && most <= 2 * WINDOW + 2, "{most} items under way");
    }

    #[test]
    fn a_huge_item_is_under_way_alone() {
        let (begun, ended) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let (counted, most) = (Arc::clone(&begun), Arc::new(AtomicUsize::new(0)));
        let (of_worker, done) = (Arc::clone(&most), Arc::clone(&ended));
        let work = move |item: usize| {
            let under_way = counted.fetch_add(1, Ordering::SeqCst) + 1 - done.load(Ordering::SeqCst);
            of_worker.fetch_max(under_way, Ordering::SeqCst);
            item
        };
        let stopped = run(0..50_usize, 2, &Arc::default(), |_| 2 * MOST_BYTES, work, &mut |event| {
            if let Event::Answer(_) = event {
                ended.fetch_add(1, Ordering::SeqCst);
            }
            Ok(())
        });
        assert!(!stopped.expect("runs"));
        assert_eq!((begun.load(Ordering::SeqCst), most.load(Ordering::SeqCst)), (50, 1));
    }

    #[test]
    fn a_stop_ends_the_run_after_what_was_begun() {
        let stop = Arc::new(AtomicBool::new(false));
        let mut taken = Vec::new();
        let stopped = run(0_usize.., 2, &Arc::clone(&stop), |_| 1, |item| item, &mut |event| {
            if let Event::Answer(item) = event {
                taken.push(item);
                stop.store(true, Ordering::Relaxed);
            }
            Ok(())
        });
        assert!(stopped.expect("runs"));
        assert_eq!(taken, (0..taken.len()).collect::<Vec<_>>());
    }

    #[test]
    fn a_fault_of_the_writer_ends_the_run() {
        let fault = || std::io::Error::from(std::io::ErrorKind::BrokenPipe);
        let ended = run(0_usize.., 2, &Arc::default(), |_| 1, |item| item, &mut |_| Err(fault().into()));
        assert!(ended.is_err());
    }
}
