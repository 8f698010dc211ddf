namespace Windtunnel.Components;

/// <summary>When a component turns requests away although it could queue them.</summary>
/// <param name="BusyShare">Share of its cores that is busy, above which it does; in (0, 1); null where the wait decides.</param>
/// <param name="WaitSeconds">Expected wait above which it does [s]; &gt; 0; null where the busy share decides.</param>
public sealed record Shed(double? BusyShare, double? WaitSeconds);
