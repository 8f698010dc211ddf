using System.Collections.Immutable;
using Windtunnel.Designs;

namespace Windtunnel.Estimation.Demands;

/// <summary>Steps that run on a component's behalf, its slot held: those of a list from an index on.</summary>
/// <param name="Steps">The list as the design holds it.</param>
/// <param name="First">Index of the first of them; the length of the list for none.</param>
internal readonly record struct Hosting(ImmutableArray<Step> Steps, int First);
