using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Components.Stores;

/// <summary>Something a store can be asked to do, and what says how long it takes and how often a node can do it.</summary>
/// <param name="Operation">What.</param>
/// <param name="Time">Time at an idle node [s].</param>
/// <param name="Capacity">How often one node does it at 100 % [1/s].</param>
/// <param name="Rounds">How often the time passes and the work is done, one after the other; null for once.</param>
public sealed record StoreOperation(Operation Operation, Key<Distribution> Time, Key<Quantity> Capacity, Key<Quantity>? Rounds = null);
