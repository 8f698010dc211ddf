namespace Windtunnel.Kernel.Programs;

/// <summary>What a step does.</summary>
internal enum StepKind : byte
{
    Delay,
    Visit,
    Branch,
    End,
    Jump,
    Enter,
    Leave,
    Draw,
    CacheGet,
    CacheSet,
    CacheDelete,
    Repeat,
    RepeatNext,
    Fork,
    Each,
    Spawn,
    Call,
    Lock,
    Unlock,
    ReadRow,
    WriteRow,
    CommitRow,
    Fail,
    Reply,
    Travel,
    Cross,
    EndTrip,
}
