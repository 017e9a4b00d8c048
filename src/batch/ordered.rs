//! Work on several threads, answers in the order of the items, a bounded number of them under way.
//!
//! The reader puts an empty slot for each item into a queue that the writer reads in order, and the item with its slot into a queue that
//! the workers share. Both queues are bounded, so a slow reader of our output stops the reading of our input.

use crate::error::Result;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, TryRecvError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
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

/// How long a stop may go unnoticed while the input is silent.
const PATIENCE: Duration = Duration::from_millis(100);

/// Answers all `items`; whether it was stopped before they ended. Threads that wait for input when the run ends are left behind: they hold
/// nothing but that input.
///
/// # Errors
/// The first that `take` returns; no answer is taken after it.
pub(super) fn run<T: Send + 'static, U: Send + 'static>(
    items: impl Iterator<Item = T> + Send + 'static,
    workers: usize,
    stop: &Arc<AtomicBool>,
    work: impl Fn(T) -> U + Send + Sync + 'static,
    take: &mut dyn FnMut(Event<U>) -> Result<()>,
) -> Result<bool> {
    let workers = workers.max(1);
    let window = workers * WINDOW;
    let (slots_in, slots) = sync_channel::<Receiver<U>>(window);
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
    std::thread::spawn(move || {
        for item in items {
            let (slot, filled) = sync_channel(1);
            if stopped.load(Ordering::Relaxed) || slots_in.send(filled).is_err() || jobs_in.send((item, slot)).is_err() {
                break;
            }
        }
    });
    deliver(&slots, stop, take)
}

fn deliver<U>(slots: &Receiver<Receiver<U>>, stop: &AtomicBool, take: &mut dyn FnMut(Event<U>) -> Result<()>) -> Result<bool> {
    while let Some(slot) = next(slots, stop, take)? {
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
    }
    Ok(stop.load(Ordering::Relaxed))
}

/// The next slot; none once the items have ended, or the run was stopped and the input is silent.
fn next<U>(slots: &Receiver<Receiver<U>>, stop: &AtomicBool, take: &mut dyn FnMut(Event<U>) -> Result<()>) -> Result<Option<Receiver<U>>> {
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
        let stopped = run(items, 2, &Arc::default(), |item| item, &mut |event| {
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
    fn a_stop_ends_the_run_after_what_was_begun() {
        let stop = Arc::new(AtomicBool::new(false));
        let mut taken = Vec::new();
        let stopped = run(0_usize.., 2, &Arc::clone(&stop), |item| item, &mut |event| {
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
        let ended = run(0_usize.., 2, &Arc::default(), |item| item, &mut |_| Err(fault().into()));
        assert!(ended.is_err());
    }
}
