using System.Collections.Immutable;

namespace Windtunnel.Designs.Readers.Parts;

/// <summary>First words of steps that ask no component.</summary>
internal static class StepWords
{
    public const string Choose = "choose";
    public const string Parallel = "parallel";
    public const string Repeat = "repeat";
    public const string Fan = "fan";
    public const string Async = "async";
    public const string Wait = "wait";
    public const string Reply = "reply";
    public const string Batch = "batch";
    public const string Fail = "fail";
    public const string Window = "window";

    public static ImmutableArray<string> All { get; } = [Choose, Parallel, Repeat, Fan, Async, Wait, Reply, Batch, Fail, Window];
}
