using System.Management.Automation;
using Portal.HyperV.Tests.LabHyperV;
using Portal.Lab.HyperV.State;
using Portal.Lab.Windows;
using Xunit;

namespace Portal.HyperV.Tests.LabWindows;

public sealed class CoreCmdletTests : IDisposable
{
    private readonly LabUnderTest _lab = new();
    private readonly TestSession _session;

    public CoreCmdletTests() => _session = new TestSession(_lab.Hv03);

    public void Dispose()
    {
        _session.Dispose();
        _lab.Dispose();
    }

    [Fact]
    public void Files_and_folders_are_told_apart()
    {
        _session.Run(@"New-Item -ItemType Directory -Path D:\a\b | Out-Null; New-Item -ItemType File -Path D:\a\b\c.txt -Value text | Out-Null");

        Assert.Equal("True False True False", _session.Run(@"'{0} {1} {2} {3}' -f (Test-Path D:\a\b), (Test-Path -LiteralPath D:\a\b -PathType Leaf), (Test-Path D:\a\B\C.txt -PathType Leaf), (Test-Path D:\none)")[0].BaseObject);
        Assert.Equal(@"c.txt D:\a\b\c.txt 4 False", _session.Run(@"Get-ChildItem -LiteralPath D:\a -Recurse -File | ForEach-Object { '{0} {1} {2} {3}' -f $_, $_.FullName, $_.Length, $_.PSIsContainer }")[0].BaseObject);
    }

    [Theory]
    [InlineData(@"Get-Item -LiteralPath D:\none", "PathNotFound", ErrorCategory.ObjectNotFound)]
    [InlineData(@"Get-ChildItem -LiteralPath D:\none", "PathNotFound", ErrorCategory.ObjectNotFound)]
    [InlineData(@"Get-ChildItem -LiteralPath X:\none", "DriveNotFound", ErrorCategory.ObjectNotFound)]
    [InlineData(@"Remove-Item -LiteralPath D:\none", "PathNotFound", ErrorCategory.ObjectNotFound)]
    [InlineData(@"Copy-Item -LiteralPath D:\none -Destination D:\x", "PathNotFound", ErrorCategory.ObjectNotFound)]
    [InlineData(@"Copy-Item -LiteralPath D:\file -Destination D:\none\x", "CopyFileInfoItemIOError", ErrorCategory.WriteError)]
    [InlineData(@"Move-Item -LiteralPath D:\file -Destination D:\other", "MoveFileInfoItemIOError", ErrorCategory.WriteError)]
    [InlineData(@"Rename-Item -LiteralPath D:\none -NewName x", "InvalidOperation", ErrorCategory.InvalidOperation)]
    [InlineData(@"Rename-Item -LiteralPath D:\file -NewName other", "RenameItemIOError", ErrorCategory.WriteError)]
    [InlineData(@"Rename-Item -LiteralPath D:\file -NewName D:\x", "Argument", ErrorCategory.InvalidArgument)]
    [InlineData(@"New-Item -ItemType Directory -Path D:\folder", "DirectoryExist", ErrorCategory.ResourceExists)]
    [InlineData(@"New-Item -ItemType File -Path D:\file", "NewItemIOError", ErrorCategory.WriteError)]
    [InlineData(@"Get-Acl -LiteralPath D:\none", "PathNotFound", ErrorCategory.ObjectNotFound)]
    [InlineData("Get-Process -Name none", "NoProcessFoundForGivenName", ErrorCategory.ObjectNotFound)]
    [InlineData("Get-Service -Name ClusSvc", "NoServiceFoundForGivenName", ErrorCategory.ObjectNotFound)]
    [InlineData("New-Object -TypeName System.Net.WebClient", "TypeNotFound", ErrorCategory.InvalidType)]
    [InlineData("New-Object -ComObject Excel.Application", "CannotLoadComObjectType", ErrorCategory.ResourceUnavailable)]
    public void What_windows_refuses_is_refused_with_its_id(string script, string id, ErrorCategory category)
    {
        _session.Run(@"New-Item -ItemType Directory -Path D:\folder | Out-Null; 'file', 'other' | ForEach-Object { New-Item -ItemType File -Path D:\$_ | Out-Null }");

        var error = _session.Refusal(script);

        Assert.Equal((id, category), (error.FullyQualifiedErrorId.Split(',')[0], error.CategoryInfo.Category));
    }

    [Fact]
    public void A_file_in_use_is_refused_with_the_words_and_the_code_of_windows()
    {
        _lab.Hv03.AsPortal().Write(@"D:\disk.vhdx");
        using var open = _lab.Hv03.AsPortal().OpenRead(@"D:\disk.vhdx");

        var error = _session.Refusal(@"Remove-Item -LiteralPath D:\disk.vhdx -Force");

        Assert.Contains("being used by another process", error.Exception.Message);
        Assert.Equal((unchecked((int)0x80070020), "RemoveFileSystemItemIOError"), (error.Exception.HResult, error.FullyQualifiedErrorId.Split(',')[0]));
    }

    [Fact]
    public void A_full_disk_refuses_a_copy()
    {
        _lab.Hv03.AsPortal().Write(@"D:\disk.vhdx");
        _lab.Hv03.Faults.Turn(Faults.DiskFull, on: true);

        var error = _session.Refusal(@"Copy-Item -LiteralPath D:\disk.vhdx -Destination D:\copy.vhdx");

        Assert.Equal(("There is not enough space on the disk.", unchecked((int)0x80070070)), (error.Exception.Message, error.Exception.HResult));
    }

    [Fact]
    public void A_folder_that_holds_something_is_removed_only_when_told_to()
    {
        _session.Run(@"New-Item -ItemType File -Path D:\f -Value x | Out-Null; New-Item -ItemType Directory -Path D:\a\b | Out-Null");

        Assert.ThrowsAny<RuntimeException>(() => _session.Run(@"Remove-Item -LiteralPath D:\a -Force"));
        Assert.True(_lab.Hv03.OwnFiles.FolderExists(@"D:\a\b"));
        _session.Run(@"Remove-Item -LiteralPath D:\a -Recurse -Force; Remove-Item D:\*");

        Assert.Equal((0, 0), (_lab.Hv03.OwnFiles.List(@"D:\").Folders.Count, _lab.Hv03.OwnFiles.List(@"D:\").Files.Count));
    }

    [Fact]
    public void Filters_and_patterns_choose_by_name()
    {
        foreach (var name in (string[])["a.1.partial.vhdx", "a.vhdx", "b[1].vhdx", "B.VHDX"]) _lab.Hv03.AsPortal().Write($@"D:\{name}");

        Assert.Equal(["a.1.partial.vhdx"], Names(@"Get-ChildItem -LiteralPath D:\ -Filter a.*.partial.vhdx -File"));
        Assert.Equal(["b[1].vhdx"], Names(@"Get-ChildItem -LiteralPath 'D:\b[1].vhdx'"));
        Assert.Equal(["b[1].vhdx"], Names(@"Get-ChildItem -LiteralPath D:\ -Filter 'b[1]*'"));
        Assert.Equal(["a.vhdx", "B.VHDX"], Names(@"Get-Item D:\[ab].vhdx"));

        IEnumerable<string> Names(string script) => _session.Run(script + " | ForEach-Object { $_.Name }").Select(name => (string)name.BaseObject);
    }

    [Fact]
    public void A_copy_replaces_and_a_folder_is_copied_with_what_is_in_it()
    {
        _session.Run(@"
            New-Item -ItemType Directory -Path D:\a\b | Out-Null
            New-Item -ItemType File -Path D:\a\b\c -Value new | Out-Null
            New-Item -ItemType File -Path D:\x -Value older | Out-Null
            Copy-Item -LiteralPath D:\a\b\c -Destination D:\x
            Copy-Item -LiteralPath D:\a -Destination D:\copy -Recurse
            Copy-Item -LiteralPath D:\x -Destination D:\copy");

        var files = _lab.Hv03.AsPortal();
        Assert.Equal(("new", "new", "new"), (files.Read(@"D:\x"), files.Read(@"D:\copy\b\c"), files.Read(@"D:\copy\x")));
    }

    [Fact]
    public void A_locked_folder_is_the_accounts_and_the_systems_alone()
    {
        _session.Run(@"
            New-Item -ItemType Directory -Path C:\Staging | Out-Null
            $acl = Get-Acl -LiteralPath C:\Staging
            $acl.SetAccessRuleProtection($true, $false)
            $user = New-Object -TypeName System.Security.Principal.NTAccount -ArgumentList 'LAB\portal'
            $system = New-Object -TypeName System.Security.Principal.SecurityIdentifier -ArgumentList 'S-1-5-18'
            foreach ($identity in $user, $system) {
                $acl.AddAccessRule((New-Object -TypeName System.Security.AccessControl.FileSystemAccessRule -ArgumentList $identity, 'FullControl', 'ContainerInherit, ObjectInherit', 'None', 'Allow'))
            }
            Set-Acl -LiteralPath C:\Staging -AclObject $acl");

        var rights = _lab.Hv03.OwnFiles.Rights(@"C:\Staging");
        Assert.True(rights.Protected);
        Assert.Equal([new AclEntry(_lab.Hv03.SidOf(@"LAB\portal")!, FileAccessKind.Full, Inherits: true), new AclEntry("S-1-5-18", FileAccessKind.Full, Inherits: true)], rights.Entries);
        Assert.Equal(@"True LAB\portal,NT AUTHORITY\SYSTEM", _session.Run(@"$acl = Get-Acl C:\Staging; '{0} {1}' -f $acl.AreAccessRulesProtected, (@($acl.Access | ForEach-Object { $_.IdentityReference }) -join ',')")[0].BaseObject);
    }

    [Fact]
    public void The_group_of_all_machines_is_granted_and_what_is_inherited_shows()
    {
        _lab.Hv03.AsPortal().Write(@"D:\base.vhdx");

        _session.Run(@"
            $acl = Get-Acl -LiteralPath D:\base.vhdx
            $acl.AddAccessRule((New-Object System.Security.AccessControl.FileSystemAccessRule ((New-Object System.Security.Principal.SecurityIdentifier 'S-1-5-83-0'), 'ReadAndExecute', 'Allow')))
            Set-Acl -LiteralPath D:\base.vhdx -AclObject $acl");

        Assert.Equal([new AclEntry(VmSid.AllMachines, FileAccessKind.Read, Inherits: false)], _lab.Hv03.AsPortal().Rights(@"D:\base.vhdx").Entries);
        Assert.Equal([false, true, true, true], _session.Run(@"(Get-Acl D:\base.vhdx).Access | ForEach-Object { $_.IsInherited }").Select(each => each.BaseObject));
    }

    [Fact]
    public void Inherited_rules_become_a_files_own_when_they_shall_be_kept()
    {
        _lab.Hv03.AsPortal().Write(@"D:\a");

        _session.Run(@"$acl = Get-Acl D:\a; $acl.SetAccessRuleProtection($true, $true); Set-Acl D:\a $acl");

        Assert.Equal((true, 3), (_lab.Hv03.OwnFiles.Rights(@"D:\a").Protected, _lab.Hv03.OwnFiles.Rights(@"D:\a").Entries.Count));
        Assert.Equal("content", _lab.Hv03.AsPortal().Read(@"D:\a"));
    }

    [Fact]
    public void A_name_that_nobody_has_is_refused_before_anything_is_set()
    {
        var error = _session.Refusal(@"
            $acl = Get-Acl D:\
            $acl.AddAccessRule((New-Object System.Security.AccessControl.FileSystemAccessRule 'LAB\nobody', 'FullControl', 'Allow'))");

        Assert.Contains("could not be translated", error.Exception.Message);
    }

    [Fact]
    public void A_share_is_measured_by_its_client()
    {
        var room = _session.Run(@"$drive = (New-Object -ComObject Scripting.FileSystemObject).GetDrive('\\files.lab.example\vms'); $drive.TotalSize -gt $drive.AvailableSpace");

        Assert.Equal(true, Assert.Single(room).BaseObject);
        Assert.Contains("0x800A004C", _session.Refusal(@"(New-Object -ComObject Scripting.FileSystemObject).GetDrive('\\files.lab.example\vms\none')").Exception.Message);
    }

    [Fact]
    public void Services_and_processes_are_those_of_the_machine()
    {
        using var node = new TestSession(_lab.Hv01);

        Assert.Equal("Running", node.Run("\"$((Get-Service -Name ClusSvc).Status)\"")[0].BaseObject);
        Assert.Empty(_session.Run("Get-Service -Name ClusSvc -ErrorAction SilentlyContinue"));
        Assert.Equal(_lab.Time.GetUtcNow().UtcDateTime, _session.Run("(Get-Process -Name vmms).StartTime.ToUniversalTime()")[0].BaseObject);
    }

    [Fact]
    public void An_error_of_the_scripts_own_keeps_its_id_category_and_words()
    {
        var error = _session.Refusal("Write-Error -ErrorId Portal.Foreign -Category ResourceExists -Message 'It is there.'");

        Assert.Equal(("Portal.Foreign", ErrorCategory.ResourceExists, "It is there."), (error.FullyQualifiedErrorId.Split(',')[0], error.CategoryInfo.Category, error.Exception.Message));
    }
}
