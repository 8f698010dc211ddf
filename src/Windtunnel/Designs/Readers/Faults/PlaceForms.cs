namespace Windtunnel.Designs.Readers.Faults;

/// <summary>Reads faults of places and of the links between them.</summary>
internal static class PlaceForms
{
    /// <summary>Beyond it nothing worth modelling gets through.</summary>
    private const double LossMax = 0.9;

    public static LosePlace? LoseRegion(FaultSentence s) =>
        s.HasPlaces() && s.Needs("region") && s.Place() is { } place && s.End(out var length) ? new LosePlace(s.Text, s.Where, length, place) : null;

    public static LoseZone? LoseZone(FaultSentence s)
    {
        if (!s.Needs("zone"))
        {
            return null;
        }

        var isOfOne = s.Take("of");
        var place = isOfOne ? s.Place() : null;
        return isOfOne == place is not null && s.End(out var length) ? new LoseZone(s.Text, s.Where, length, place) : null;
    }

    public static CutLinks? Cut(FaultSentence s) =>
        s.HasPlaces() && s.Links() is { } links && s.End(out var length) ? new CutLinks(s.Text, s.Where, length, links) : null;

    public static DropOnLinks? Drop(FaultSentence s) =>
        s.HasPlaces() && s.Share(LossMax, "A link that loses more than 90 % is as good as cut.", "from", "between", "of") is { } share && s.Links() is { } links && s.End(out var length)
            ? new DropOnLinks(s.Text, s.Where, length, links, share) : null;

    public static DetourLinks? Detour(FaultSentence s) =>
        s.HasPlaces() && s.Links() is { } links && s.Duration("by") is { } by && s.End(out var length) ? new DetourLinks(s.Text, s.Where, length, links, by.Nominal) : null;
}
