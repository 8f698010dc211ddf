namespace Windtunnel.Kernel.Programs;

internal enum ActionKind
{
    Kill,
    Hang,
    Slow,
    Delay,
    Lose,
    Errors,
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
