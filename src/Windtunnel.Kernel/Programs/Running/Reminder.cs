namespace Windtunnel.Kernel.Programs.Running;

/// <summary>Something about messages that is due at a time. One whose serial has passed is about nothing, so that cancelling it costs nothing.</summary>
internal struct Reminder
{
    public ReminderKind Kind;

    /// <summary>What it is about: a group, or the slot of a message.</summary>
    public int Index;
    public int Serial;
}

internal enum ReminderKind : byte
{
    /// <summary>A consumer's silence is noticed.</summary>
    ConsumerMissed,

    /// <summary>The partitions are dealt out.</summary>
    PartitionsDealt,

    /// <summary>The time allowed for the work on a message is over.</summary>
    AcknowledgementDue,
}
