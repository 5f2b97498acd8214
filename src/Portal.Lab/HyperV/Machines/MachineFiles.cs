using System.Text;
using Portal.Lab.HyperV.State;
using Portal.Lab.Windows;

namespace Portal.Lab.HyperV.Machines;

/// <summary>The files of a machine's configuration. What they say is in the lab's own state; that they are there, and in the way, is what scripts see.</summary>
internal static class MachineFiles
{
    private const string DefaultFolder = @"C:\ProgramData\Microsoft\Windows\Hyper-V";

    /// <summary>The folder of a new machine: named after it under a folder that was asked for.</summary>
    public static string FolderOf(string? asked, string name) => asked is null ? DefaultFolder : $"{asked.TrimEnd('\\')}\\{name}";

    /// <exception cref="RefusalException">No such drive, no right.</exception>
    public static void Make(IWindowsHost host, VmRecord machine)
    {
        var folder = $"{machine.Folder}\\Virtual Machines";
        host.OwnFiles.MakeFolder($"{folder}\\{VmSid.Upper(machine.Id)}");
        using var file = host.OwnFiles.Create(Configuration(host, machine));
        file.Write(Encoding.UTF8.GetBytes($"{machine.Id} {machine.Version}\r\n"));
    }

    /// <summary>The empty folders stay.</summary>
    public static void Remove(IWindowsHost host, VmRecord machine)
    {
        var path = Configuration(host, machine);
        if (host.OwnFiles.FileExists(path))
            host.OwnFiles.Delete(path);
    }

    private static string Configuration(IWindowsHost host, VmRecord machine) =>
        $"{machine.Folder}\\Virtual Machines\\{VmSid.Upper(machine.Id)}.{(host.Release >= WindowsRelease.Ws2016 ? "vmcx" : "xml")}";
}
