using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Designs.Places;

/// <summary>The way from one place to another, one direction.</summary>
/// <param name="From">Where it begins.</param>
/// <param name="To">Where it ends.</param>
/// <param name="RoundTrip">Time there and back [s]; half of it is this direction's.</param>
/// <param name="Loss">Share of messages lost and sent again; in [0, 1).</param>
/// <param name="LossBurst">Mean length of the bursts that losses come in [s]; null: each on its own.</param>
/// <param name="Bandwidth">What it carries [B/s]; null for no bound.</param>
public sealed record Link(string From, string To, Setting<Quantity> RoundTrip, double Loss, double? LossBurst, double? Bandwidth);
