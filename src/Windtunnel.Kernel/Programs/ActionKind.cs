namespace Windtunnel.Kernel.Programs;

internal enum ActionKind
{
    Kill,
    Hang,
    Slow,
    Delay,
    Lose,
    Errors,
    Corrupt,
    Fill,
    Flush,
    Traffic,
    Duplicate,
    StopConsumers,
    KillThese,
    RestoreThese,
    LearnPlaces,
    LearnHealth,
    Drain,
    Canary,
    Elect,
    Cut,
    Detour,
}
