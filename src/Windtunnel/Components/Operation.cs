namespace Windtunnel.Components;

/// <summary>Something a component can be asked to do: "get" of a cache, "read" of a store.</summary>
/// <param name="Name">The verb the user writes after the component's name; empty for a kind that only does one thing.</param>
/// <param name="About">What it does, in a sentence.</param>
/// <param name="Data">Whether it is about a data set, and so has a key.</param>
/// <param name="Writes">Whether it changes data: counted as a write, and applied to every replica.</param>
public sealed record Operation(string Name, string About, DataUse Data = DataUse.None, bool Writes = false);

/// <summary>Whether an operation names a data set.</summary>
public enum DataUse
{
    None,
    Optional,
    Required,
}
