namespace TelOS.Idl.Tool.Documenting.Rendering;

/// <summary>Writes pages in one form.</summary>
internal interface IPageRenderer
{
    /// <summary>The ending of the pages' files, with its dot.</summary>
    string Extension { get; }

    /// <summary>Writes a page.</summary>
    string Render(DocumentPage page);
}
