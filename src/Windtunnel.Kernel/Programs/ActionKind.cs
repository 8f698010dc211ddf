namespace Windtunnel.Kernel.Programs;

internal enum ActionKind
{
    Kill,
    Restore,
    Slow,
    Errors,
    Flush,
    Traffic,
    StopConsumers,
    StartConsumers,
    KillThese,
    RestoreThese,
    LearnPlaces,
    Cut,
    Mend,
    Lose,
    Detour,
}
