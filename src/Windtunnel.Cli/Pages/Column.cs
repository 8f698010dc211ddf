namespace Windtunnel.Cli.Pages;

/// <summary>A column of a table.</summary>
/// <param name="Title">Its heading; empty for none.</param>
/// <param name="IsRight">Aligned to the right, as numbers are.</param>
/// <param name="WidthMax">Widest it may get before its text is wrapped.</param>
internal sealed record Column(string Title, bool IsRight = false, int WidthMax = 60)
{
    /// <summary>Narrowest it may get, so that tables printed one by one stand in line; default 0.</summary>
    public int WidthMin { get; init; }

    public static Column Left(string title, int widthMax = 60) => new(title, false, widthMax);

    public static Column Right(string title) => new(title, true);
}
