namespace Windtunnel.Kernel.Programs.Running;

/// <summary>What an event wakes; the slot of the event is an index into the table of that.</summary>
/// <remarks>
/// The order is that of events at one time. What happens to the run and its surroundings comes first, so that a window or a fault finds no request of that
/// moment moved yet; of requests, those leaving a core come before those arriving, so that a core given up is free.
/// </remarks>
internal static class EventKind
{
    public const int Stop = 0;
    public const int Reset = 1;
    public const int Split = 2;
    public const int Window = 3;
    public const int Action = 8;
    public const int Phase = 9;
    public const int Shape = 10;
    public const int Health = 11;
    public const int Reminder = 12;
    public const int Started = 13;
    public const int Scale = 14;
    public const int Return = 15;

    public const int Shared = 31;
    public const int Depart = 32;
    public const int Begin = 33;
    public const int Resume = 34;
    public const int Arrive = 35;
    public const int User = 36;
    public const int Timer = 37;
    public const int Retry = 38;

    /// <summary>Last, so that whoever comes at the moment at which a batch is due belongs to it.</summary>
    public const int Gathered = 39;
}
