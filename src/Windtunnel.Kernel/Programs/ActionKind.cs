namespace Windtunnel.Kernel.Programs;

internal enum ActionKind
{
    Kill,
    Hang,
    Slow,
    Delay,
    Lose,
    Errors,
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
