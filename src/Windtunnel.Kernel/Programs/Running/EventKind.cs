namespace Windtunnel.Kernel.Programs.Running;

/// <summary>What an event wakes; the slot of the event is an index into the table of that.</summary>
internal static class EventKind
{
    public const int Resume = 0;
    public const int Depart = 1;
    public const int Arrive = 2;
    public const int User = 3;
    public const int Timer = 4;
    public const int Retry = 5;
    public const int Action = 6;
    public const int Phase = 7;
    public const int Shape = 8;
    public const int Health = 9;
    public const int Window = 10;
    public const int Reset = 11;
    public const int Stop = 12;
    public const int Split = 13;
    public const int Shared = 14;
}
