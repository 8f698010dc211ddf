using Windtunnel.Estimation.Terms;

namespace Windtunnel.Estimation;

/// <summary>A figure before it is evaluated.</summary>
/// <param name="Name">As `expect:` and `explain` call it; lower case where the user's names are.</param>
/// <param name="Term">How it comes about.</param>
internal sealed record Line(string Name, Term Term);
