using Windtunnel.Designs;

namespace Windtunnel.Verdicts;

/// <summary>Something real that the model leaves out or only approximates.</summary>
/// <param name="Topic">What it is about, in a word or two: "caches".</param>
/// <param name="Modelled">What the model has of it, in a clause.</param>
/// <param name="Missing">What it leaves out or how far off it is, in a sentence.</param>
/// <param name="Matters">Whether a verdict on this design rests on it.</param>
public sealed record ModelLimit(string Topic, string Modelled, string Missing, Func<Design, bool> Matters);
