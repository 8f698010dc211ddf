namespace Windtunnel.Kernel.Programs.Running;

internal enum RequestState : byte
{
    /// <summary>The slot is on the free list.</summary>
    Free,

    /// <summary>Has not arrived; an event will tell that it has, and that its first delay is over.</summary>
    Coming,

    /// <summary>Its steps are being done at this moment.</summary>
    Running,

    /// <summary>In the list of those to run at this moment.</summary>
    Ready,

    /// <summary>In the same list; it was dropped from its queue and fails when its turn comes.</summary>
    Dropped,

    /// <summary>An event will wake it.</summary>
    Delayed,

    /// <summary>Waits for a core; linked in the queue of an instance.</summary>
    Queued,

    /// <summary>Holds a core; an event will end its service.</summary>
    Serving,

    /// <summary>Waits for a slot; linked in the admission queue of an instance.</summary>
    Admission,

    /// <summary>Waits for room in a full queue that it sends to; linked among the senders of the queue.</summary>
    Blocked,

    /// <summary>Waits for a row lock; linked in the queue of the row.</summary>
    Locking,

    /// <summary>Waits for a link that is cut; linked in the queue of the link.</summary>
    Stranded,

    /// <summary>Waits for a key that another request is fetching; linked in the queue of that flight.</summary>
    Sharing,

    /// <summary>Is one of a batch and waits for who works for all of it; linked among them.</summary>
    Gathered,

    /// <summary>Waits for other requests that it started.</summary>
    Joining,

    /// <summary>Waits before the next attempt of a call; an event will wake it.</summary>
    Backoff,

    /// <summary>Never reached whom it asked; an event will end it unless its caller gives up before.</summary>
    Lost,

    /// <summary>Has failed, but its service goes on to the end because the instance does not know.</summary>
    Abandoned,

    /// <summary>Is over; the slot becomes free when the event or queue that still refers to it comes to it.</summary>
    Zombie,
}
